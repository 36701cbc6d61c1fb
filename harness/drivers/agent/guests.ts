// The agents of a run: who sits where, and whose request it is that reaches the mock backend.
import type { IncomingMessage } from 'node:http';
import { wayOf } from '../../backend/route.ts';
import { createWorlds, type Worlds } from '../../backend/worlds.ts';
import { headersOf } from '../../net/bridge.ts';
import { Place, type Waits } from './place.ts';

/** An agent's place, and the worlds of the run that it is for. */
export interface Guest {
  readonly place: Place;
  worlds: Worlds;
  /** By which it dialled in; undefined: nobody has. */
  name: string | undefined;
  /** The address that it dialled from. */
  from: string | undefined;
}

/** As many guests as a run waits for. */
export function guestsFor(count: number, waits: Waits): readonly Guest[] {
  return Array.from({ length: count }, () => ({
    place: new Place(waits),
    worlds: createWorlds(),
    name: undefined,
    from: undefined,
  }));
}

/** The same agent again; else a place that is free; else one whose agent has gone: an app that was started anew. */
export function guestFor(guests: readonly Guest[], name: string): Guest | undefined {
  return (
    guests.find((guest) => guest.name === name) ??
    guests.find((guest) => guest.name === undefined) ??
    guests.find(({ place }) => !place.connected)
  );
}

/** The worlds that a request belongs to: those that know its application, else those of an agent at its address. */
export function worldsFor(guests: readonly Guest[], message: IncomingMessage): Worlds {
  const headers = headersOf(message);
  const path = (message.url ?? '/').split('?', 1)[0] ?? '/';
  const way = wayOf(message.method ?? 'GET', path, headers);
  const owner =
    guests.find(({ worlds }) => worlds.resolve(way, headers) !== undefined) ??
    guests.find(({ from }) => from === message.socket.remoteAddress) ??
    guests[0];
  return owner?.worlds ?? createWorlds();
}
