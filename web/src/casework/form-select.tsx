/** A form in which a dossier can be downloaded. */
interface DownloadForm {
  /** What the name of the file ends with. */
  readonly form: string;
  readonly words: string;
}

interface FormSelectProps<Form> {
  readonly forms: readonly Form[];
  readonly form: Form;
  readonly onForm: (form: Form) => void;
}

/** Chooses the form in which a dossier is downloaded. */
export function FormSelect<Form extends DownloadForm>({ forms, form, onForm }: FormSelectProps<Form>) {
  return (
    <label className="control">
      <span className="name">As</span>
      <select
        value={form.form}
        onChange={({ target }) => {
          const chosen = forms.find((one) => one.form === target.value);
          if (chosen !== undefined) onForm(chosen);
        }}
      >
        {forms.map((one) => (
          <option key={one.form} value={one.form}>
            {one.words}
          </option>
        ))}
      </select>
    </label>
  );
}
