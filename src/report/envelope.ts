import type { FormatterPluginContext } from '@cucumber/cucumber/api';

/** A Cucumber message: what happened in a run, one fact each. */
export type Envelope = Parameters<Parameters<FormatterPluginContext<unknown>['on']>[1]>[0];

/** One kind of message. */
export type Message<K extends keyof Envelope> = NonNullable<Envelope[K]>;
