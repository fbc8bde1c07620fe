import type { Verb } from '../verb.ts';
import { morning } from './morning.ts';
import { nodes } from './nodes.ts';
import { reading } from './reading.ts';

/** What is typed, by what it is about; each topic has its own two clusters. */
export const topics: Readonly<Record<string, readonly Verb[]>> = { 'a morning of work': morning, nodes, reading };
