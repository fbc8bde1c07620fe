import { connectKubeApi } from '../adapters/client-node.ts';
import { writeCurrentNamespace } from '../adapters/kubeconfig-namespace.ts';
import { systemClock } from '../adapters/system-clock.ts';
import { runOc } from '../oc/run-oc.ts';

/** What the built-in `oc` reads and writes at a terminal. */
export interface Terminal {
  stdin?: string;
  stdout(text: string): void;
  stderr(text: string): void;
  /** Ends what would run for ever. */
  signal: AbortSignal;
}

/**
 * Runs the built-in `oc` on the cluster of the current kubeconfig, in which it also keeps the current project.
 *
 * @returns the exit code
 * @throws ConfigurationError when there is no usable kubeconfig
 */
export const runTerminalOc = async (words: readonly string[], terminal: Terminal): Promise<number> => {
  using api = await connectKubeApi({});
  const session = {
    user: 'system:admin',
    namespace: api.namespace,
    setNamespace: async (name: string) => {
      await writeCurrentNamespace(name);
      session.namespace = name;
    },
  };
  return await runOc(words, { api, session, now: () => systemClock.now(), ...terminal });
};
