import { enterContext, enterProject, put } from '../adapters/enter-context.ts';
import { ConfigurationError } from '../errors/configuration-error.ts';
import type { Kubeconfig, KubeconfigStore } from '../ports/kubeconfig-store.ts';

/** The kubeconfig of a session that keeps it in memory; `oc login`, `oc project` and `oc config` change it. */
export class SessionKubeconfig implements KubeconfigStore {
  readonly path = 'the kubeconfig of the session';
  #config: Kubeconfig;

  /** @param text JSON with one context, that of the administrator */
  constructor(text: string) {
    this.#config = JSON.parse(text) as Kubeconfig;
  }

  async read(): Promise<Kubeconfig> {
    return structuredClone(this.#config);
  }

  async write(config: Kubeconfig): Promise<void> {
    this.#config = config;
  }

  get text(): string {
    return JSON.stringify(this.#config);
  }

  get namespace(): string {
    return this.#context.namespace || 'default';
  }

  /** The name of the user without that of the cluster. */
  get user(): string {
    return (this.#context.user ?? '').split('/')[0] ?? '';
  }

  /** The bearer token of the user; absent for one who has a certificate. */
  get token(): string | undefined {
    return (this.#userEntry?.user['token'] as string | undefined) || undefined;
  }

  /** Which cluster and user requests belong to, however their context is called. */
  get identity(): string {
    const cluster = this.#config.clusters.find(({ name }) => name === this.#context.cluster);
    return JSON.stringify([cluster?.cluster, this.#userEntry?.user]);
  }

  /** The same cluster for whoever owns a token. */
  withToken(token: string): string {
    const { users } = this.#config;
    return JSON.stringify({ ...this.#config, users: users.map(({ name }) => ({ name, user: { token } })) });
  }

  useNamespace(namespace: string): void {
    enterProject(this.#config, namespace);
  }

  /**
   * Another user: with a token, as nobody (`''`), or with the credentials that are known (`undefined`).
   *
   * @throws ConfigurationError when none are
   */
  useUser(name: string, token: string | undefined, project = this.#context.namespace): void {
    const user = `${name}/${this.#context.cluster}`;
    if (token === undefined && !this.#config.users.some((each) => each.name === user))
      throw new ConfigurationError(`the kubeconfig holds no credentials of "${name}"`);
    if (token !== undefined) put(this.#config.users, { name: user, user: token === '' ? {} : { token } });
    enterContext(this.#config, { ...this.#context, user, namespace: project });
  }

  get #context(): Kubeconfig['contexts'][number]['context'] {
    return this.#config.contexts.find(({ name }) => name === this.#config['current-context'])?.context ?? {};
  }

  get #userEntry(): Kubeconfig['users'][number] | undefined {
    return this.#config.users.find(({ name }) => name === this.#context.user);
  }
}
