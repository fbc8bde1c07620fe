Feature: What a copy of a tag does not take over
  `oc tag source:mytag fromis:mytag` takes the image of the moment. How the source came by it, and how the source hands it out,
  stays with the source. From then on the two streams know nothing of each other.

  Background:
    Given docker.io serves "balazsszeti/hello:sleeper" as image A
    And the project "myproject"

  Rule: Policy, reference, schedule and lookup stay with the source

    @B4
    Scenario: The reference policy
      Given I have run `oc tag docker.io/balazsszeti/hello:sleeper source:mytag --reference-policy=local`
      When I run `oc tag source:mytag fromis:mytag`
      Then the tag "fromis:mytag" points at image A
      And the tag "fromis:mytag" has reference policy Source

    @B4
    Scenario: Being a reference
      Given I have run `oc tag docker.io/balazsszeti/hello:sleeper source:mytag --reference=true`
      When I run `oc tag source:mytag fromis:mytag`
      Then the tag "fromis:mytag" points at image A
      And the image stream "fromis" contains:
        """yaml
        spec:
          tags:
          - name: mytag
            reference: null
        """

    @B4
    Scenario: The schedule
      Given I have run `oc tag docker.io/balazsszeti/hello:sleeper source:mytag --scheduled`
      When I run `oc tag source:mytag fromis:mytag`
      Then the image stream "fromis" contains:
        """yaml
        spec:
          tags:
          - name: mytag
            importPolicy:
              scheduled: null
        """

    @B4
    Scenario: The lookup policy
      Given I have run `oc tag docker.io/balazsszeti/hello:sleeper source:mytag`
      And I have run `oc set image-lookup source`
      When I run `oc tag source:mytag fromis:mytag`
      Then `oc set image-lookup --list` shows:
        """
        NAME     LOCAL
        fromis   false
        source   true
        """

  Rule: A copy cannot be scheduled

    @B4
    Scenario: The command refuses
      Given I have run `oc tag docker.io/balazsszeti/hello:sleeper source:mytag`
      Then `oc tag source:mytag fromis:mytag --scheduled` fails: "only container images can have importing flags set"

    @B4
    Scenario: Nor can it be imported again
      Given I have run `oc tag docker.io/balazsszeti/hello:sleeper source:mytag`
      And I have run `oc tag source:mytag fromis:mytag`
      Then `oc import-image fromis:mytag` fails: "tag \"mytag\" points to existing ImageStreamImage \"source@<digest of image A>\", it cannot be re-imported"

  Rule: Afterwards the copy is independent

    @B4
    Scenario: The source moves on
      Given the tag "fromis:mytag" holds image A as a copy of an external image
      And docker.io serves "balazsszeti/hello:sleeper" as image B
      When the source of the tag "fromis:mytag" gets image B
      Then the tag "source-of-fromis:mytag" points at image B
      And the tag "fromis:mytag" points at image A

    @B4
    Scenario: The source is deleted
      Given the tag "fromis:mytag" holds image A as a copy of an internal image
      When I run `oc delete is source-of-fromis`
      And the deployment "web" is created with the tag "fromis:mytag"
      Then the pods of "web" run image A, served by the internal registry
