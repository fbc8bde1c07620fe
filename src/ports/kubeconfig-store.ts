/**
 * What a kubeconfig holds.
 *
 * @see https://kubernetes.io/docs/reference/config-api/kubeconfig.v1/
 */
export interface Kubeconfig {
  'current-context': string;
  clusters: { name: string; cluster: Record<string, unknown> & { server?: string } }[];
  contexts: { name: string; context: KubeconfigContext }[];
  users: { name: string; user: Record<string, unknown> }[];
  preferences?: Record<string, unknown>;
}

/** Who works where, by the names of the entries. */
export interface KubeconfigContext {
  cluster?: string;
  user?: string;
  namespace?: string;
}

/** Where a kubeconfig is kept. */
export interface KubeconfigStore {
  /** What messages call it. */
  readonly path: string;
  /** All of it; the caller may change what it gets. */
  read(): Promise<Kubeconfig>;
  /** Keeps a changed one. */
  write(config: Kubeconfig): Promise<void>;
}
