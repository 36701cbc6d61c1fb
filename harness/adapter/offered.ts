// What an app or a page offers to the harness. No Node API.
import type { Adapter } from '../../contracts/adapter-protocol.ts';
import { adaptPlugin, type PluginAdapterOptions } from './plugin.ts';

/** An SDK with the plugin's surface and how to make one, or a whole adapter. */
export type Offered = PluginAdapterOptions | Adapter;

/** The adapter of what is offered. */
export function offeredAdapter(offered: Offered): Adapter {
  return 'initialize' in offered ? offered : adaptPlugin(offered);
}
