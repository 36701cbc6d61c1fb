// Unpacks a scenario's evidence when its page is opened.
import { useEffect, useState } from 'preact/hooks';
import type { Evidence, Row } from '../data/page-data.ts';
import { CannotUnpack, evidenceAt } from '../data/unpack.ts';

/** undefined: it is being unpacked. */
export type Loaded = { readonly evidence: Evidence } | { readonly problem: string } | undefined;

/** The evidence of a scenario, or why it cannot be shown. */
export function useEvidence(row: Row): Loaded {
  const [loaded, setLoaded] = useState<Loaded>(undefined);
  useEffect(() => {
    let current = true;
    evidenceAt(document, row.index).then(
      (evidence) => current && setLoaded({ evidence }),
      (error: unknown) =>
        current &&
        setLoaded({
          problem:
            error instanceof CannotUnpack
              ? 'This browser cannot unpack the evidence. Open the report in a newer one (any since spring 2023).'
              : 'The evidence in this file is damaged. Look into report.json, or copy the file again.',
        }),
    );
    return () => {
      current = false;
    };
  }, [row.index]);
  return loaded;
}
