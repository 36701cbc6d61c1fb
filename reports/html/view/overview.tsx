// The first screen: what is broken and why, what was tested, how much of it, and where.
import type { PageData } from '../data/page-data.ts';
import { Attention } from './attention.tsx';
import { BrokenList } from './broken-list.tsx';
import { CauseList } from './cause-list.tsx';
import { CountStrip } from './count-strip.tsx';
import { Glossary } from './glossary.tsx';
import { MatrixTable } from './matrix-table.tsx';
import { SinceList } from './since-list.tsx';
import { Tested } from './tested.tsx';
import { VerdictBanner } from './verdict-banner.tsx';

/** The first screen. `clock`: how moments are written; `printed`: nobody can open what is closed. */
export function Overview({
  page,
  clock,
  printed = false,
}: {
  readonly page: PageData;
  readonly clock: (ms: number) => string;
  readonly printed?: boolean;
}) {
  return (
    <>
      <VerdictBanner page={page} />
      <CountStrip counts={page.summary.counts} />
      <div class="two-columns">
        <div>
          <SinceList page={page} />
          <CauseList page={page} />
          <BrokenList page={page} />
          <Attention page={page} />
        </div>
        <Tested summary={page.summary} clock={clock} />
      </div>
      {page.rows.length > 0 && <MatrixTable rows={page.rows} />}
      <Glossary open={printed} />
    </>
  );
}
