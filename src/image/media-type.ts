/** The media types of images, by the names that the OCI image specification and Docker's schema 2 give them. */
export const mediaType = {
  dockerManifest: 'application/vnd.docker.distribution.manifest.v2+json',
  dockerManifestList: 'application/vnd.docker.distribution.manifest.list.v2+json',
  dockerSchema1: 'application/vnd.docker.distribution.manifest.v1+json',
  dockerSchema1Signed: 'application/vnd.docker.distribution.manifest.v1+prettyjws',
  dockerSchema1Layer: 'application/vnd.docker.container.image.rootfs.diff+x-gtar',
  dockerConfig: 'application/vnd.docker.container.image.v1+json',
  dockerLayer: 'application/vnd.docker.image.rootfs.diff.tar.gzip',
  dockerForeignLayer: 'application/vnd.docker.image.rootfs.foreign.diff.tar.gzip',
  ociManifest: 'application/vnd.oci.image.manifest.v1+json',
  ociIndex: 'application/vnd.oci.image.index.v1+json',
  ociConfig: 'application/vnd.oci.image.config.v1+json',
  ociLayer: 'application/vnd.oci.image.layer.v1.tar+gzip',
  ociEmpty: 'application/vnd.oci.empty.v1+json',
} as const;

/** Whether the type names a manifest of one image. */
export const isImageManifestType = (type: string): boolean =>
  type === mediaType.dockerManifest || type === mediaType.ociManifest;

/** Whether the type names a manifest of Docker's first schema. */
export const isSchema1Type = (type: string): boolean =>
  type === mediaType.dockerSchema1 || type === mediaType.dockerSchema1Signed;

/** Whether the type names a list of manifests (Docker's manifest list, OCI's index). */
export const isIndexType = (type: string): boolean =>
  type === mediaType.dockerManifestList || type === mediaType.ociIndex;

/** Whether a layer of this type lives elsewhere by design, so that a registry must not ask for its blob. */
export const isNonDistributable = (type: string): boolean =>
  type === mediaType.dockerForeignLayer || type.startsWith('application/vnd.oci.image.layer.nondistributable.');
