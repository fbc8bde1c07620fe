import path from 'node:path';
import type { TestEvent } from 'node:test/reporters';
import { inspect } from 'node:util';

/** A reporter for `node --test` that prints what failed and closes with `N passed, N failed, N skipped`. */
export default async function* unitReporter(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  for await (const { type, data } of events) {
    if (type === 'test:fail' && !isSumOfOthers(data)) yield failure(data);
    if (type === 'test:summary' && data.file === undefined) {
      const { tests, passed, skipped, todo } = data.counts;
      yield `${passed} passed, ${tests - passed - skipped - todo} failed, ${skipped + todo} skipped\n`;
    }
  }
}

type Failure = Extract<TestEvent, { type: 'test:fail' }>['data'];

/** A test fails, too, when one within it does; that one says why. */
const isSumOfOthers = ({ details: { error } }: Failure): boolean =>
  'failureType' in error && error.failureType === 'subtestsFailed';

const failure = ({ name, file, line, details }: Failure): string => {
  const place = file === undefined ? '' : `   ${path.relative('', file)}:${line ?? '?'}`;
  const error = details.error.cause ?? details.error;
  const text = error instanceof Error ? (error.stack ?? error.message) : inspect(error);
  return `✘ ${name}${place}\n${text.replaceAll(/^/gm, '    ')}\n\n`;
};
