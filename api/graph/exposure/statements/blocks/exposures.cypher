/* @designated */
/* @start */
/* @matching */
