Feature: The three rules that the investigation ends with
  - The default policy of a tag is Source.
  - What uses a Source tag goes to the external registry, and nothing is cached.
  - A Local tag is not cached when it is imported; it is when something uses it.

  Background:
    Given docker.io serves "openshift/hello-openshift:latest" as image A
    And the project "is-test"

  Rule: The default policy is Source

    @A8
    Scenario: An import that does not mention the policy
      When I run `oc import-image hello-ocp --from=docker.io/openshift/hello-openshift --confirm`
      Then the tag "hello-ocp:latest" has reference policy Source

  Rule: The policy decides who serves the first pod, and thereby what is kept

    @A8
    Scenario: Source goes outside and keeps nothing
      Given the tag "hello-ocp:latest" is imported from "docker.io/openshift/hello-openshift" with reference policy Source
      And the internal registry stores nothing
      When the deployment "web" is created with the tag "hello-ocp:latest"
      Then docker.io served the image of the pods of "web"
      And the internal registry stores nothing

    @A8
    Scenario: Local keeps nothing at the import and everything at the first use
      Given the tag "hello-ocp:latest" is imported from "docker.io/openshift/hello-openshift" with reference policy Local
      And the internal registry stores nothing
      When the deployment "web" is created with the tag "hello-ocp:latest"
      Then the internal registry served the image of the pods of "web"
      And the internal registry stores the manifest, the config and both layers of image A for "is-test/hello-ocp"
