// The folders of agents that run side by side: each is named after its SDK, and no two of them alike.

/** An SDK's name as the name of a folder. */
function folderName(text: string): string {
  const plain = text
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '');
  return plain === '' ? 'agent' : plain.slice(0, 60);
}

/** A function that names a folder for an SDK of this name; it gives no name twice. */
export function agentFolders(): (sdkName: string | undefined) => string {
  const taken = new Map<string, number>();
  return (sdkName = 'agent') => {
    const wanted = folderName(sdkName);
    const count = (taken.get(wanted) ?? 0) + 1;
    taken.set(wanted, count);
    return count === 1 ? wanted : `${wanted}-${count}`;
  };
}
