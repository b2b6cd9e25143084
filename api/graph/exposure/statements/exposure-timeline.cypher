/* @designations */
/* @start */
/* @month-spans */
/* @timeline */
