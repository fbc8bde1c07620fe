Feature: The events of a pod tell which registry it pulled from
  The kubelet writes the address that it pulls into the events of the pod, so `oc describe pod` and `oc get events` answer
  the question without a look at any registry.

  Background:
    Given docker.io serves "openshift/hello-openshift:latest" as image A
    And the project "is-test"
    And only the node "worker-0" takes pods
    And I have run `oc new-app --name hello-ocp --image=docker.io/openshift/hello-openshift`
    And the pods of "hello-ocp" run on the node "worker-0"

  Rule: With policy Source the events name the external registry

    @A6
    Scenario: The first pod of hello-ocp
      Then the events of the pods of "hello-ocp" say:
        | Scheduled | Successfully assigned is-test/hello-ocp-<hash>-<id> to worker-0                                                                                                             |
        | Pulling   | Pulling image "docker.io/openshift/hello-openshift@<digest of image A>"                                                                                                     |
        | Pulled    | Successfully pulled image "docker.io/openshift/hello-openshift@<digest of image A>" in <duration> (<duration> including waiting). Image size: <number> bytes. |
        | Created   | Created container: hello-ocp                                                                                                                                                |
        | Started   | Started container hello-ocp                                                                                                                                                 |

    @A6
    Scenario: A pod on a node that already has the image does not pull
      When I run `oc new-app --name hello-2 -i hello-ocp`
      Then the events of the pods of "hello-2" say:
        | Scheduled | Successfully assigned is-test/hello-2-<hash>-<id> to worker-0                                              |
        | Pulled    | Container image "docker.io/openshift/hello-openshift@<digest of image A>" already present on machine |
        | Created   | Created container: hello-ocp                                                                               |
        | Started   | Started container hello-ocp                                                                                |

  Rule: With policy Local the events name the internal registry

    @A6
    Scenario: The same image, pulled under its internal name by the same node
      Given I have run `oc import-image hello-ocp:local --from=docker.io/openshift/hello-openshift --reference-policy=local`
      When I run `oc new-app --name hello-3 -i hello-ocp:local`
      Then the events of the pods of "hello-3" say:
        | Scheduled | Successfully assigned is-test/hello-3-<hash>-<id> to worker-0                                                                                                                                                        |
        | Pulling   | Pulling image "image-registry.openshift-image-registry.svc:5000/is-test/hello-ocp@<digest of image A>"                                                                                                         |
        | Pulled    | Successfully pulled image "image-registry.openshift-image-registry.svc:5000/is-test/hello-ocp@<digest of image A>" in <duration> (<duration> including waiting). Image size: <number> bytes. |
        | Created   | Created container: hello-ocp                                                                                                                                                                                         |
        | Started   | Started container hello-ocp                                                                                                                                                                                          |
