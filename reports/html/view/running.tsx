// What stands at the foot of each printed page: of which report it is a part.
import type { PageData } from '../data/page-data.ts';
import { Data } from './text.tsx';
import { useWords } from './words.tsx';

const VERDICT = { passed: 'Passed', failed: 'Failed', incomplete: 'Incomplete' } as const;

/** Verdict, SDK with version and build, the digests of catalogue and report. */
export function Running({ page }: { readonly page: PageData }) {
  const { verdict, sdk, catalogue } = page.summary;
  const words = useWords();
  return (
    <p class="running" aria-hidden="true">
      <b>{VERDICT[verdict]}</b> · <Data text={sdk.name} max={60} /> <Data text={sdk.version} max={40} />
      {sdk.build !== undefined && (
        <>
          {' '}
          (build <Data text={sdk.build} max={60} />)
        </>
      )}{' '}
      · {words.catalogue.toLowerCase()} <Data text={catalogue.version} max={40} />{' '}
      <Data text={catalogue.hash} max={40} /> · report.json sha256 {page.digest}
    </p>
  );
}
