Feature: The internal address of a stream works whatever the policy says
  The reference policy decides which address the *users of a tag* get. It does not decide what the internal registry is
  willing to serve: who names the stream by its internal address is served, and the registry keeps the image as it would
  with policy Local.

  Background:
    Given docker.io serves "openshift/hello-openshift:latest" as image A
    And the project "is-test"
    And I have run `oc import-image srconly --from=docker.io/openshift/hello-openshift --confirm`
    And the tag "srconly:latest" has reference policy Source

  Rule: Pull-through serves every imported tag

    @A7
    Scenario: By tag
      When a pod "by-tag" is created with the image "image-registry.openshift-image-registry.svc:5000/is-test/srconly:latest"
      Then the pod "by-tag" runs image A, served by the internal registry
      And the internal registry stores the manifest, the config and both layers of image A for "is-test/srconly"

    @A7
    Scenario: By digest
      When a pod "by-digest" is created with image A of "image-registry.openshift-image-registry.svc:5000/is-test/srconly"
      Then the pod "by-digest" runs image A, served by the internal registry
      And the internal registry stores the manifest, the config and both layers of image A for "is-test/srconly"

    @A7
    Scenario: A digest that the stream has never seen is not served
      Given docker.io serves "openshift/hello-openshift:other" as image B
      When a pod "stranger" is created with image B of "image-registry.openshift-image-registry.svc:5000/is-test/srconly"
      Then the pod "stranger" cannot pull its image: "manifest unknown"
      And the internal registry stores nothing
