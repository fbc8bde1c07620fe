import type { Verb } from '../verb.ts';
import { morning } from './morning.ts';

/** What is typed, by what it is about; each topic has its own two clusters. */
export const topics: Readonly<Record<string, readonly Verb[]>> = { 'a morning of work': morning };
