import { ConfigurationError } from '../errors/configuration-error.ts';
import { parseImageReference } from '../image/reference.ts';
import type { UpstreamControl } from '../ports/upstream-control.ts';
import type { ExperimentContext } from './experiment-context.ts';

/** What happens to the registries outside the cluster, and to what they serve. */
export class OutsideWorld {
  readonly #context: ExperimentContext;

  constructor(context: ExperimentContext) {
    this.#context = context;
  }

  /**
   * Does something to a registry that only its owner can do.
   *
   * @throws UnsupportedError where nobody here owns it: the scenario is skipped
   */
  async change(host: string, change: (registry: UpstreamControl) => Promise<void>): Promise<void> {
    this.#context.require('upstream-faults');
    await change(this.#context.cluster.upstream(host));
  }

  /** Deletes `repository:tag` of a registry. */
  async deleteTag(host: string, path: string): Promise<void> {
    this.#context.require('upstream-push');
    const { repository, tag } = splitTag(host, path);
    await this.#context.cluster.upstream(host).deleteTag(repository, tag);
  }
}

/** @throws ConfigurationError when a text is not `repository:tag` */
export const splitTag = (host: string, path: string): { repository: string; tag: string } => {
  const { namespace, name, tag, id } = parseImageReference(`${host}/${path}`);
  if (tag !== '' && id === '') return { repository: namespace === '' ? name : `${namespace}/${name}`, tag };
  throw new ConfigurationError(`"${path}" does not say which tag of ${host} is meant`, {
    hint: 'write "repository:tag"',
  });
};
