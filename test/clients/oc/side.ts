import { connectKubeApi } from '../../../src/adapters/client-node.ts';
import type { KubeApi } from '../../../src/ports/kube-api.ts';
import type { StandaloneFacts } from '../../../src/targets/standalone-facts.ts';
import { openClientWorld, type Type } from '../client-world.ts';

/** A cluster of its own for one `oc`. */
export interface Side extends AsyncDisposable {
  readonly facts: StandaloneFacts;
  readonly api: KubeApi;
  /** Where commands are typed. */
  readonly folder: string;
  readonly type: Type;
}

/** Starts a cluster for the `oc` at this path, or for the built-in one. */
export const openSide = async (program?: string): Promise<Side> => {
  await using stack = new AsyncDisposableStack();
  const world = stack.use(await openClientWorld());
  const { facts } = world.cluster;
  const api = stack.use(await connectKubeApi({ file: facts.kubeconfig }));
  const type =
    program === undefined
      ? stack.use(await world.builtIn())
      : await world.client(program, 'administrator', { SSL_CERT_FILE: facts.ca });
  const owned = stack.move();
  return { facts, api, folder: world.folder, type, [Symbol.asyncDispose]: () => owned.disposeAsync() };
};
