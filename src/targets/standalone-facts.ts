/** Where the parts of a running cluster are, as `streamproof up --json` prints it. */
export interface StandaloneFacts {
  /** Path of a kubeconfig of the administrator. */
  kubeconfig: string;
  /** URL of the API server. */
  api: string;
  /** Path of the certificate of its authority, PEM. */
  ca: string;
  /** Who may log in with `oc login -u … -p …`: passwords by user name. */
  passwords: Readonly<Record<'kubeadmin' | 'developer', string>>;
  registries: Record<string, { endpoint: string; ca: string }>;
  /** `storage` is the folder on this machine that the registry's pod shows as `/registry`. */
  internalRegistry: { host: string; endpoint: string; ca: string; storage: string };
}

/** The file beside the kubeconfig in which a running cluster keeps its {@link StandaloneFacts}. */
export const standaloneFactsFile = 'cluster.json';
