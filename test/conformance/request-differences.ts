const settled = 'the cluster settles before it answers, so there is nothing left to wait for';
const watchesAtOnce =
  'the real oc begins to watch beside its list, and is done before anything comes of it when the list shows what it waits for';

/** Commands that ask the API server otherwise than the recorded ones, and why. */
export const requestDifferences: Readonly<Record<string, string>> = {
  "oc wait --for=jsonpath='{.metadata.name}'=hello-ocp deploy/hello-ocp --timeout=2s": watchesAtOnce,
  'oc delete project trace': settled,
  'oc status':
    'reviews of the group authorization.openshift.io only decide on a hint that is never printed, and kinds that are never shown are not listed',
};
