import type { SecurityContextConstraints } from '../../../resources/access/security-context-constraints.ts';
import { admittedWrites } from '../../apimachinery/admitted-writes.ts';
import type { Machinery } from '../../apimachinery/machinery.ts';
import type { RestStorage } from '../../apimachinery/rest-storage.ts';
import { customResourceStorages } from '../custom-resources/custom-resources.ts';
import { constraintsDefaults } from './constraints-defaults.ts';
import { podSecurityReviewStorages, type ReviewFacts } from './pod-security-reviews.ts';
import { securityContextConstraintsDefinition } from './security-context-constraints-definition.ts';

/** Security context constraints, and what they allow. The constraints are custom resources of which the server of OpenShift knows more than their definition says. */
export const securityStorages = (machinery: Machinery, facts: ReviewFacts): RestStorage[] => [
  ...customResourceStorages(securityContextConstraintsDefinition, machinery, facts.listers, {
    applyDefaults: (object) => constraintsDefaults(object as SecurityContextConstraints),
    validate: async (object) =>
      (await import('./validate-constraints.ts')).validateConstraints(object as SecurityContextConstraints),
  }),
  ...podSecurityReviewStorages(facts).map(admittedWrites(machinery.subresources)),
];
