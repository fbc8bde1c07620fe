/** The image of the recorded experiments as the API server shows it. */
export const helloDigest = 'sha256:e36e401c465356d65bda627f602df9aa53c33a96d62aaff6a50205f9de0e9dc9';

export const helloImage = {
  metadata: {
    name: helloDigest,
    creationTimestamp: '2026-11-21T21:07:46Z',
    annotations: { 'image.openshift.io/dockerLayersOrder': 'ascending' },
  },
  dockerImageReference: `docker.io/openshift/hello-openshift@${helloDigest}`,
  dockerImageMetadata: {
    Id: 'sha256:4e1943601e969301546fbc5eacf23f15f68c124110b91a8cac38cd725a191040',
    Created: '2026-01-08T00:00:00Z',
    Author: 'oracle',
    Architecture: 'amd64',
    Size: 982,
    Config: {
      User: '1001',
      ExposedPorts: { '8888/tcp': {}, '8080/tcp': {} },
      Env: ['PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', 'VERSION=hello-openshift-1'],
      Cmd: ['/app'],
      Labels: { version: 'hello-openshift-1', name: 'openshift/hello-openshift' },
    },
  },
  dockerImageLayers: [
    { name: 'sha256:cbda61282a5454e8660ec966e64aafb7c5b2b2f0ca9310cda0d02e380fe7e450', size: 137 },
    { name: 'sha256:d0005248f6f572d7015bcba4829b06e0429157b1b51db06eba82542a2d10743f', size: 135 },
  ],
};
