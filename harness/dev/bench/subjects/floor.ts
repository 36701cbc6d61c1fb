// The floor as a process: `node floor.js 1/20` makes the calls of a part of the catalogue, `1/1` of all of it.
import { CATALOGUE } from '../../../../scenarios/catalogue.ts';
import { parseShard, partOf } from '../../../engine/selection/shard.ts';
import { barePlay } from './bare-play.ts';

const made = await barePlay(partOf(CATALOGUE, parseShard(process.argv[2] ?? '1/1')));
console.log(`${made} calls`);
