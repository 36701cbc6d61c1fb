// Every row of the table, in its order.
import type { Row } from '../bench.ts';
import { AGAINST_FLOOR, AGAINST_VITEST, IN_PLAYWRIGHT } from './catalogue.ts';
import { SENSITIVITY, VERIFICATION } from './others.ts';
import { REPORTS } from './report.ts';
import { SCALE } from './scale.ts';
import { START } from './start.ts';
import { SLOW_ADAPTER, TARGETS } from './targets.ts';

/** The comparisons. */
export const ROWS: readonly Row[] = [
  AGAINST_FLOOR,
  AGAINST_VITEST,
  IN_PLAYWRIGHT,
  TARGETS,
  SCALE,
  START,
  REPORTS,
  SENSITIVITY,
  VERIFICATION,
  SLOW_ADAPTER,
];
