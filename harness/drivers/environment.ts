// The environment of an adapter in a process of its own.

const PROXY_VARIABLES = ['HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY', 'https_proxy'] as const;
const ANY_PROXY = [...PROXY_VARIABLES, 'ALL_PROXY', 'all_proxy'] as const;
/** This machine is reached directly: the mock backend, and whatever an adapter starts for itself. */
const DIRECT = 'localhost,127.0.0.1,::1';

/**
 * This process's environment, with a proxy for requests to other hosts: what an SDK sends elsewhere is then seen, as far
 * as its HTTP client heeds the variables. A proxy that the user has set is left alone: the command may need it to start.
 */
export function environment(
  proxy: string | undefined,
  env: NodeJS.ProcessEnv = process.env,
): NodeJS.ProcessEnv {
  if (proxy === undefined || ANY_PROXY.some((name) => (env[name] ?? '') !== '')) return env;
  const set = Object.fromEntries(PROXY_VARIABLES.map((name) => [name, proxy]));
  return { ...env, ...set, NO_PROXY: DIRECT, no_proxy: DIRECT };
}
