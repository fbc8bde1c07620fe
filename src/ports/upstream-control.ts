/** What is wrong with a registry. */
export type RegistryTrouble =
  /** It answers every request, or with a status below 500 every request for content, with this status. */
  | { readonly kind: 'status'; readonly status: number }
  /** Every answer takes so many milliseconds. */
  | { readonly kind: 'slow'; readonly delay: number }
  /** Connections break before there is an answer. */
  | { readonly kind: 'broken-connections' }
  /** It accepts connections and never says anything. */
  | { readonly kind: 'hangs' }
  /** Blobs arrive with a wrong byte. */
  | { readonly kind: 'corrupt-blobs' };

/** A limit on requests that a public registry has: by its name, as that registry counts. */
export type PullLimit = 'docker-hub' | 'quay';

/** What the owner of a registry can do to it. All throw `UnsupportedError` where the target does not own the registry. */
export interface UpstreamControl {
  /** Takes it off the network: connections are refused. */
  stop(): Promise<void>;
  /** Puts it back on the network, and ends all troubles. */
  start(): Promise<void>;
  /** From now on, until `start`, the registry has this trouble and no other. */
  suffer(trouble: RegistryTrouble): Promise<void>;
  /** How long it keeps what no tag names from now on, milliseconds; 0: not at all, `Infinity`: for ever. */
  keepUntagged(duration: number): Promise<void>;
  /** Refuses who asks too often, counting from now; `undefined` ends that. */
  limitPulls(limit: PullLimit | undefined): Promise<void>;
  /** From now on the registry serves only clients with these credentials. */
  demandCredentials(username: string, password: string): Promise<void>;
  /** From now on the certificate of the registry is signed by an authority that neither nodes nor cluster know. */
  loseTrust(): Promise<void>;
  /** From now on it speaks HTTP without TLS. */
  speakPlainly(): Promise<void>;
}
