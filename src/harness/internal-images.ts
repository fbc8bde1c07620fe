import { ExpectationError } from '../errors/expectation-error.ts';
import type { ExperimentContext } from './experiment-context.ts';
import { failureMessage } from './failure-message.ts';
import { tokenOf } from './service-account-token.ts';

/** Who pushes, unless a step says otherwise: every project has it, with the rights to push there. */
const builder = 'builder';

/** Images that are pushed to the internal registry. */
export class InternalImages {
  readonly #context: ExperimentContext;

  constructor(context: ExperimentContext) {
    this.#context = context;
  }

  /** Pushes an image under `stream:tag` with the rights of a service account, as `podman push` does. */
  async push(image: string, tag: string, account = builder): Promise<void> {
    this.#context.require('registry-push');
    const { cluster, images, recorder } = this.#context;
    const { repository, tag: name } = this.#locate(tag);
    const token = await tokenOf(this.#context, account);
    const pushed = await cluster.internalRegistry.push(repository, name, { name: image }, token);
    const reference = `${cluster.internalRegistry.host}/${repository}:${name}`;
    images.add(image, pushed, reference);
    recorder.record({ kind: 'image', name: image, reference, ...pushed, layers: [...pushed.layers] });
  }

  /** The registry refuses a push of this service account, for this reason among others. */
  async pushIsRefused(image: string, tag: string, account: string, reason: string): Promise<void> {
    this.#context.require('registry-push');
    const { cluster } = this.#context;
    const { repository, tag: name } = this.#locate(tag);
    const token = await tokenOf(this.#context, account);
    const expected = `pushing to ${repository}:${name} as "${account}" should be refused because of: ${reason}`;
    try {
      await cluster.internalRegistry.push(repository, name, { name: image }, token);
    } catch (cause) {
      const lastSeen = cause instanceof Error ? cause.message : String(cause);
      if (lastSeen.includes(reason)) return;
      throw new ExpectationError(failureMessage({ expected, lastSeen }), { cause, actual: lastSeen });
    }
    throw new ExpectationError(failureMessage({ expected, lastSeen: 'the registry took the image' }));
  }

  #locate(tag: string): { repository: string; tag: string } {
    const { namespace, stream, tag: name } = this.#context.projects.locateTag(tag);
    return { repository: `${namespace}/${stream}`, tag: name };
  }
}
