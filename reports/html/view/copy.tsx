// Copies text. It works from a file too, where the clipboard's own interface may be closed.
import { useEffect, useState } from 'preact/hooks';

function copyBySelection(text: string): boolean {
  const area = document.createElement('textarea');
  area.value = text;
  area.className = 'off-screen';
  document.body.append(area);
  area.select();
  try {
    return document.execCommand('copy');
  } finally {
    area.remove();
  }
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

/** A button that copies a text and says whether it did. */
export function Copy({
  text,
  label,
}: {
  /** A long text is made when it is asked for. */
  readonly text: string | (() => string);
  readonly label: string;
}) {
  const [said, say] = useState('');
  useEffect(() => {
    if (said === '') return;
    const timer = setTimeout(() => say(''), 4_000);
    return () => clearTimeout(timer);
  }, [said]);
  const onClick = async () =>
    say(
      (await copy(typeof text === 'string' ? text : text()))
        ? 'Copied.'
        : 'Could not copy: the browser forbids it.',
    );
  return (
    <span class="copy">
      <button type="button" onClick={onClick}>
        {label}
      </button>
      <span role="status">{said}</span>
    </span>
  );
}
