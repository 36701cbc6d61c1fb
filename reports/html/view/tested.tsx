import type { ComponentChildren } from 'preact';
import { detectedInWords } from '../../detected.ts';
import type { Summary } from '../data/page-data.ts';
import { duration, plural } from '../text/words.ts';
import { Copy } from './copy.tsx';
import { Data } from './text.tsx';
import { useWords } from './words.tsx';

function Fact({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function clockOf(sdk: Summary['sdk']): string {
  if (sdk.setClock) return 'set by the harness';
  if (sdk.clockSkewMs === 0) return 'its own, in step with the harness';
  return `its own, ${duration(sdk.clockSkewMs)} ${sdk.clockSkewMs < 0 ? 'behind' : 'ahead of'} the harness`;
}

/** What was tested, with what, when, and how to do it again. */
export function Tested({
  summary,
  clock,
}: {
  readonly summary: Summary;
  readonly clock: (ms: number) => string;
}) {
  const { sdk, catalogue, run, tool, sensitivity } = summary;
  const words = useWords();
  const isSdk = words.subject === 'SDK';
  const where = [sdk.language, sdk.platform, sdk.runsIn].filter((text) => text !== undefined);
  return (
    <section aria-labelledby="tested-title" class="tested">
      <h2 id="tested-title">What was tested</h2>
      <dl>
        <Fact name={words.subject}>
          <b>
            <Data text={sdk.name} max={200} />
          </b>{' '}
          <Data text={sdk.version} max={100} />
          {sdk.build !== undefined && (
            <>
              , build <Data text={sdk.build} max={100} />
            </>
          )}
        </Fact>
        {where.length > 0 && (
          <Fact name="Platform">
            <Data text={where.join(' · ')} max={300} />
          </Fact>
        )}
        {isSdk ? (
          <Fact name="Adapter">
            <Data text={`${sdk.adapter} (--sdk ${sdk.target})`} max={400} />
          </Fact>
        ) : (
          <Fact name="Base URL">
            <Data text={sdk.target} max={400} />
          </Fact>
        )}
        <Fact name={words.catalogue}>
          version <Data text={catalogue.version} max={40} />, {plural(catalogue.scenarios, words.unit)}, hash{' '}
          <code>
            <Data text={catalogue.hash} max={80} />
          </code>
        </Fact>
        <Fact name="Selected">
          {run.selection.length === 0 ? words.whole : <Data text={run.selection.join(', ')} max={500} />}
        </Fact>
        <Fact name="Started">
          <time dateTime={run.startedAt}>{clock(Date.parse(run.startedAt))}</time>
        </Fact>
        <Fact name="Took">{duration(run.durationMs)}</Fact>
        {isSdk && <Fact name="SDK's clock">{clockOf(sdk)}</Fact>}
        {sensitivity !== undefined && <Fact name="Sensitivity">{detectedInWords(sensitivity)}</Fact>}
        <Fact name="Tool">
          <Data text={`${tool.name} ${tool.version}, Node ${run.node}`} max={200} />
        </Fact>
        <Fact name="Run it again">
          <code class="command">
            <Data text={run.command} max={2_000} />
          </code>
          <Copy text={run.command} label="Copy the command" />
        </Fact>
      </dl>
    </section>
  );
}
