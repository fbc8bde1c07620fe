/**
 * What the paths that only OpenShift's registry has take for a digest: an algorithm and at least 32 hex digits.
 *
 * @see https://github.com/openshift/image-registry/blob/release-4.19/pkg/dockerregistry/server/api/routes.go
 */
export const digestInPath = '[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}';
