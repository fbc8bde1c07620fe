import { mediaType as types } from '../image/media-type.ts';

/** How one of the programs that talk to registries behaves. */
export interface ClientProfile {
  readonly userAgent: string;
  /** The `Accept` header of a manifest request. */
  readonly acceptManifest: readonly string[];
  /** When a registry wants Basic credentials and there are none: ask all the same, or give up without a request. */
  readonly withoutCredentials: 'ask' | 'give-up';
  /** Whether a 429 is waited out inside the client: after 2, 4, 8 and 16 seconds unless the registry says how long. */
  readonly waitsOutTooManyRequests: boolean;
  /** Whether a server whose ping fails may still be a registry, if it names the API, and anything else is said to be none. */
  readonly wantsRegistryApi: boolean;
  /** What it says of a manifest or a blob that is not the one asked for. */
  mismatch(part: 'manifest' | 'blob', expected: string, got: string): string;
}

const containersMismatch: ClientProfile['mismatch'] = (part, expected, got) =>
  part === 'blob'
    ? `Digest did not match, expected ${expected}, got ${got}`
    : `manifest verification failed for digest ${expected}`;

const containersAccept = [
  types.ociManifest,
  types.dockerManifest,
  types.dockerSchema1Signed,
  types.dockerSchema1,
  types.dockerManifestList,
  types.ociIndex,
];

/** CRI-O as in OpenShift 4.19, which nodes pull with. */
export const crio: ClientProfile = {
  userAgent: 'cri-o/1.32.13 go/go1.23.5 os/linux arch/amd64',
  acceptManifest: containersAccept,
  withoutCredentials: 'ask',
  waitsOutTooManyRequests: true,
  wantsRegistryApi: false,
  mismatch: containersMismatch,
};

/** The distribution library's own client, which the API server imports with and the internal registry pulls through with. */
export const goClient: ClientProfile = {
  userAgent: 'Go-http-client/2.0',
  acceptManifest: [
    types.ociManifest,
    types.ociIndex,
    types.dockerSchema1Signed,
    types.dockerManifest,
    types.dockerManifestList,
    types.dockerSchema1,
  ],
  withoutCredentials: 'give-up',
  waitsOutTooManyRequests: false,
  wantsRegistryApi: true,
  mismatch: (part, expected, got) =>
    `content integrity error: the ${part} retrieved with digest ${expected} does not match the digest calculated from the content ${got}`,
};

/** The client inside `oc` and `skopeo`, which images are pushed with. */
export const containersImage: ClientProfile = {
  userAgent: 'containers/5.30.1 (github.com/containers/image)',
  acceptManifest: containersAccept,
  withoutCredentials: 'ask',
  waitsOutTooManyRequests: true,
  wantsRegistryApi: false,
  mismatch: containersMismatch,
};
