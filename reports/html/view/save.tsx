/** A button that saves a text as a file. It works from a disk too: the file is made in the page. */
export function Save({
  text,
  file,
  label,
}: {
  readonly text: () => string;
  readonly file: string;
  readonly label: string;
}) {
  const onClick = () => {
    const address = URL.createObjectURL(new Blob([text()], { type: 'text/csv;charset=utf-8' }));
    const link = document.createElement('a');
    link.href = address;
    link.download = file;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  };
  return (
    <span class="copy">
      <button type="button" onClick={onClick}>
        {label}
      </button>
    </span>
  );
}
