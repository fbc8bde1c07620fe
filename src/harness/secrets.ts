import { registrySecret } from '../resources/access/secret.ts';
import type { ServiceAccount } from '../resources/access/service-account.ts';
import { secretKind, serviceAccountKind } from '../resources/kinds/kinds.ts';
import type { ExperimentContext } from './experiment-context.ts';

/** The credentials that a project holds for registries. */
export class Secrets {
  readonly #context: ExperimentContext;

  constructor(context: ExperimentContext) {
    this.#context = context;
  }

  /** As `oc create secret docker-registry`. */
  async createForRegistry(name: string, registry: { host: string; username: string; password: string }): Promise<void> {
    await this.#context.objects.create(secretKind, registrySecret(this.#context.projects.locate(name), registry));
  }

  /** As `oc secrets link <account> <secret> --for=pull`: pods that are created from now on use it. */
  async linkForPulls(name: string, account: string): Promise<void> {
    const { objects, projects } = this.#context;
    const key = projects.locate(account);
    const existing = (await objects.get<ServiceAccount>(serviceAccountKind, key))?.imagePullSecrets ?? [];
    await objects.merge(serviceAccountKind, key, {
      imagePullSecrets: [...existing, { name: projects.locate(name).name }],
    });
  }
}
