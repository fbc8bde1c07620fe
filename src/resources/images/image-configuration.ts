import type { KubeObject } from '../kube-object.ts';

/** A registry that users may import from; `*` in its name stands for anything. */
export interface AllowedRegistry {
  /** `quay.io`, `*.example.com:5000`. Without a port: that of HTTPS, or of HTTP when insecure. */
  domainName: string;
  insecure?: boolean;
}

/**
 * The cluster's settings for images: `image.config.openshift.io/cluster`.
 *
 * @see https://docs.openshift.com/container-platform/4.19/rest_api/config_apis/image-config-openshift-io-v1.html
 */
export interface ImageConfiguration extends KubeObject {
  spec?: {
    /** A config map in `openshift-config` with certificates by registry. */
    additionalTrustedCA?: { name?: string };
    allowedRegistriesForImport?: AllowedRegistry[];
    externalRegistryHostnames?: string[];
    registrySources?: { insecureRegistries?: string[]; blockedRegistries?: string[]; allowedRegistries?: string[] };
  };
  status?: { internalRegistryHostname?: string; externalRegistryHostnames?: string[] };
}
