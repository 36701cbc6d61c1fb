// The mock backend with its mutants: the states that it brings about, the way to it, and its own unit tests.
import '../../../backend/endpoints/contact-information.test.ts';
import '../../../backend/endpoints/installation.test.ts';
import '../../../backend/endpoints/user.test.ts';
import '../../../backend/route.test.ts';
import '../../../backend/serve.test.ts';
import '../../../backend/worlds.test.ts';

export { createWorlds } from '../../../backend/worlds.ts';
export { mockStates } from '../../../pact/provider/mock/mock-states.ts';
export { twisted } from '../../../pact/provider/mock/twist.ts';
export { firstFailure } from '../collected-tests.ts';
