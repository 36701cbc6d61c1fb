// The judge and the verdict, with the unit tests that play their mutants.
import '../../engine/judge/after-depersonalize.test.ts';
import '../../engine/judge/after-depersonalize-edges.test.ts';
import '../../engine/judge/course.test.ts';
import '../../engine/judge/edges.test.ts';
import '../../engine/judge/given.test.ts';
import '../../engine/judge/judge.test.ts';
import '../../engine/judge/leaks.test.ts';
import '../../engine/judge/refusal-descriptions.test.ts';
import '../../engine/judge/words.test.ts';
import '../../engine/verdict/brought-up-to-date.test.ts';
import '../../engine/verdict/exact-globs.test.ts';
import '../../engine/verdict/known-failures.test.ts';
import '../../engine/verdict/measured/measured.test.ts';
import '../../engine/verdict/merge.test.ts';
import '../../engine/verdict/outcome.test.ts';
import '../../engine/verdict/requirement-results.test.ts';
import '../../engine/verdict/result.test.ts';
import '../../engine/verdict/run-record.test.ts';
import '../../engine/verdict/several-plays.test.ts';
// It takes the longest.
import '../../engine/judge/judge-table.test.ts';

export { firstFailure as play } from './collected-tests.ts';
