// The judge and the verdict, with the unit tests that play their mutants.
import '../../engine/judge/judge.test.ts';
import '../../engine/judge/leaks.test.ts';
import '../../engine/verdict/known-failures.test.ts';
import '../../engine/verdict/outcome.test.ts';

export { firstFailure as play } from './collected-tests.ts';
