import type { KubeObject } from '../kube-object.ts';
import type { Condition } from '../metadata/condition.ts';
import type { Template } from './template.ts';

/** For whom the objects are made: it needs the right to make each of them. */
export interface TemplateInstanceRequester {
  username?: string;
  uid?: string;
  groups?: string[];
  extra?: Record<string, string[]>;
}

/** Something that was made. */
export interface TemplateInstanceObject {
  ref: { kind: string; namespace?: string; name: string; uid?: string; apiVersion: string };
}

/**
 * A template that the cluster itself makes objects of, and the objects that it has made.
 *
 * @see https://docs.redhat.com/en/documentation/openshift_container_platform/4.19/html/template_apis/templateinstance-template-openshift-io-v1
 */
export interface TemplateInstance extends KubeObject {
  spec: {
    /** Its name and namespace may be missing. */
    template: Template;
    /** Values of parameters, by name. */
    secret?: { name?: string };
    requester?: TemplateInstanceRequester;
  };
  status?: { conditions?: Condition[]; objects?: TemplateInstanceObject[] };
}

/** Deletes what an instance has made before it goes itself. */
export const TEMPLATE_INSTANCE_FINALIZER = 'template.openshift.io/finalizer';

/** The label of what an instance has made; its value is the uid of the instance. */
export const TEMPLATE_INSTANCE_OWNER = 'template.openshift.io/template-instance-owner';

/** Whether the instance has to wait until the object is ready. */
export const WAIT_FOR_READY = 'template.alpha.openshift.io/wait-for-ready';
