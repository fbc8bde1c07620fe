Feature: Local: the internal registry serves the image and keeps what it served
  With policy Local whatever uses the tag gets the address of the internal registry. The registry does not have the image
  either: it fetches what a node asks for, hands it on, and keeps it ("pull-through" with "mirroring").

  Two consequences surprise people. Importing stores nothing: only a pull does. And the registry keeps only *what was asked
  for*: a node that already holds the layers, because another pod brought them from outside, asks for the manifest and the
  config alone. That is why the documented listing of `_layers` shows a single digest. It is the config, not a layer.

  Background:
    Given docker.io serves "openshift/hello-openshift:latest" as image A
    And the project "is-test"
    And only the node "worker-0" takes pods
    And I have run `oc new-app --name hello-ocp --image=docker.io/openshift/hello-openshift`
    And the pods of "hello-ocp" run on the node "worker-0"
    And I have run `oc import-image hello-ocp:local --from=docker.io/openshift/hello-openshift --reference-policy=local`

  Rule: Importing with policy Local stores nothing

    @A4 @needs:own-registry
    Scenario: The tag exists, the storage is empty
      Then the tag "hello-ocp:local" follows "docker.io/openshift/hello-openshift"
      And the tag "hello-ocp:local" has reference policy Local
      And the tag "hello-ocp:local" points at image A
      And the tag "hello-ocp:latest" has reference policy Source
      And `oc rsh -n openshift-image-registry deploy/image-registry ls /registry` lists nothing
      And the internal registry stores nothing

  Rule: The registry keeps what the first pod asked it for

    @A5
    Scenario: On the node that holds the layers, only the manifest and the config
      When I run `oc new-app --name hello-3 -i hello-ocp:local`
      Then the pods of "hello-3" run on the node "worker-0"
      And the pods of "hello-3" run image A from "image-registry.openshift-image-registry.svc:5000/is-test/hello-ocp"
      And the node of "hello-3" asked the internal registry for the manifest and the config of image A
      And the internal registry stores the manifest and the config of image A for "is-test/hello-ocp"

    @A5
    Scenario: The listing of the investigation shows the config, and it alone
      Given I have run `oc new-app --name hello-3 -i hello-ocp:local`
      And the pods of "hello-3" run on the node "worker-0"
      When I run `oc project openshift-image-registry`
      Then `oc rsh deploy/image-registry ls /registry/docker/registry/v2/repositories/is-test/hello-ocp/_layers/sha256/` lists the config of image A and nothing else

    @A5
    Scenario: On a fresh node, the manifest, the config and every layer
      Given only the node "worker-1" takes pods
      When I run `oc new-app --name hello-3 -i hello-ocp:local`
      Then the pods of "hello-3" run on the node "worker-1"
      And the node of "hello-3" asked the internal registry for the manifest, the config and both layers of image A
      And the internal registry stores the manifest, the config and both layers of image A for "is-test/hello-ocp"
      And `oc rsh -n openshift-image-registry deploy/image-registry ls /registry/docker/registry/v2/repositories/is-test/hello-ocp/_layers/sha256/` lists the config and both layers of image A and nothing else

  Rule: What one project cached serves every project, and leaves no second trace

    @A5
    Scenario: A stream of another project, with docker.io down
      Given only the node "worker-1" takes pods
      And I have run `oc new-app --name hello-3 -i hello-ocp:local`
      And the internal registry stores the manifest, the config and both layers of image A for "is-test/hello-ocp"
      And I have run `oc new-project is-test-b`
      And I have run `oc import-image hello-ocp:local --from=docker.io/openshift/hello-openshift --reference-policy=local --confirm`
      And docker.io goes down
      When I run `oc new-app --name hello-b -i hello-ocp:local`
      Then the pods of "is-test-b/hello-b" run image A from "image-registry.openshift-image-registry.svc:5000/is-test-b/hello-ocp"
      And the internal registry stores nothing of "is-test-b/hello-ocp"
