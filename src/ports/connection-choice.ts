/** Which cluster and user a command line names for one command; what it leaves out stays as the kubeconfig says. */
export interface ConnectionChoice {
  /** Path of another kubeconfig. */
  readonly kubeconfig?: string;
  readonly context?: string;
  /** Entries of the kubeconfig that take the place of those of the context. */
  readonly cluster?: string;
  readonly user?: string;
  /** `https://host:port`. */
  readonly server?: string;
  readonly tlsServerName?: string;
  /** `true`: the certificate of the server is not checked. */
  readonly insecure?: boolean;
  /** Paths of PEM files. */
  readonly certificateAuthority?: string;
  readonly clientCertificate?: string;
  readonly clientKey?: string;
  readonly token?: string;
  /** Whom the user acts for. */
  readonly as?: string;
  readonly asUid?: string;
  readonly asGroups?: readonly string[];
}
