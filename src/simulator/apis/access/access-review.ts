import type { KubeObject } from '../../../resources/kube-object.ts';

/** The three reviews share their shape; the user is left out of the one about oneself. */
export interface AccessReview extends KubeObject {
  spec?: {
    resourceAttributes?: ResourceAttributes;
    nonResourceAttributes?: { path?: string; verb?: string };
    user?: string;
    groups?: string[];
    extra?: Record<string, string[]>;
  };
}

/** What of a resource is to be done. */
export interface ResourceAttributes {
  namespace?: string;
  verb?: string;
  group?: string;
  resource?: string;
  subresource?: string;
  name?: string;
  fieldSelector?: ReviewedSelector;
  labelSelector?: ReviewedSelector;
}

/** As a text or in parts. */
export interface ReviewedSelector {
  rawSelector?: string;
  requirements?: { key?: string; operator?: string; values?: string[] }[];
}
