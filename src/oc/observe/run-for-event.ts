import { goJson } from '../../image/go-json.ts';
import { inKeyOrder } from '../../image/key-order.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import type { Invocation } from '../command.ts';
import { OcError } from '../oc-error.ts';

/** What a command is told of an event besides its words. */
export interface ObservedEvent {
  readonly type: string;
  readonly object: KubeObject;
}

/**
 * Runs a command for an event, again when it ends as `--retry-on-exit-code` says.
 *
 * @throws OcError where no programs can be run, and when too many commands have failed
 */
export const runForEvent = async (
  { context, flags }: Invocation,
  line: readonly string[],
  { type, object }: ObservedEvent,
  failures: { count: number },
): Promise<void> => {
  if (!context.runProgram) throw new OcError('no programs can be run here: leave the command out, and read the events');
  const [typeVariable, objectVariable] = [flags.string('type-env-var'), flags.string('object-env-var')];
  const env = {
    ...(typeVariable && { [typeVariable]: type }),
    ...(objectVariable && { [objectVariable]: goJson(inKeyOrder(object)) }),
  };
  const again = flags.number('retry-on-exit-code');
  for (let attempt = 0; ; attempt++) {
    const { stdout, stderr, exitCode, problem } = await context.runProgram(line, env);
    context.stdout(lineEnded(stdout));
    context.stderr(lineEnded(stderr));
    if (exitCode === 0) return;
    if (exitCode === again && attempt < flags.number('retry-count')) continue;
    context.stderr(`error: ${problem ?? `command ${JSON.stringify(line[0])} exited with status code ${exitCode}`}\n`);
    failures.count += 1;
    const most = flags.number('maximum-errors');
    if (most >= 0 && failures.count >= most) throw new OcError(`reached maximum error limit of ${most}, exiting`);
    return;
  }
};

const lineEnded = (text: string): string => (text === '' || text.endsWith('\n') ? text : `${text}\n`);
