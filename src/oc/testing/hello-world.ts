import { helloDigest, helloImage } from './hello-image.ts';
import type { Script } from './scripted-api.ts';

/** The image API of the project that commands work in. */
export const images = '/apis/image.openshift.io/v1/namespaces/hello';
const repository = 'image-registry.openshift-image-registry.svc:5000/hello/hello-ocp';
/** Answers to everything that `oc new-app` creates. */
export const created: Script = {
  [`POST ${images}/imagestreams`]: {},
  'POST /apis/apps/v1/namespaces/hello/deployments': {},
  'POST /apis/apps.openshift.io/v1/namespaces/hello/deploymentconfigs': {},
  'POST /api/v1/namespaces/hello/services': {},
};
/** The answer to a look at the image outside. */
export const imported = {
  metadata: { name: 'newapp' },
  status: { images: [{ status: { status: 'Success' }, image: helloImage, tag: 'latest' }] },
};
const stream = {
  metadata: { name: 'hello-ocp', namespace: 'hello' },
  spec: {},
  status: {
    dockerImageRepository: repository,
    tags: ['latest', 'local'].map((tag) => ({
      tag,
      items: [{ image: helloDigest, dockerImageReference: helloImage.dockerImageReference }],
    })),
  },
};
/** A project with a stream of two tags and one without any. */
export const streams: Script = {
  ...created,
  [`GET ${images}/imagestreams`]: { metadata: {}, items: [stream, { metadata: { name: 'lazy', namespace: 'hello' } }] },
  [`GET /apis/image.openshift.io/v1/namespaces/openshift/imagestreams`]: { metadata: {}, items: [] },
  [`GET ${images}/imagestreamimages/hello-ocp@${helloDigest}`]: { image: helloImage },
  [`GET ${images}/imagestreamtags/hello-ocp:latest`]: {},
};
