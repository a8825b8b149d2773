-- The threat matrix that ships with the hub: a local matrix in the manner of MoRiLE (domain research, section 3), whose official
-- criteria and scales are not published; this is not that tool. A version is never changed: a partnership that wants other criteria,
-- anchors or weights adds the next version (hub threat-matrix add, docs/decisions/0019).
insert into profile.threat_matrices (version, matrix)
values (1, $matrix$
{
  "version": 1, "title": "Threat matrix of the partnership",
  "note": "First version: local criteria, anchors and weights in the manner of MoRiLE; not the official tool.",
  "blocks": [
    { "code": "harm", "title": "Harm",
      "meaning": "How bad it is for people, communities and services in the area when it happens.",
      "criteria": [
        { "code": "physical", "title": "Physical harm", "weight": 2,
          "question": "What is the worst physical harm that this threat usually does to people here?",
          "anchors": [
          { "score": 0, "words": "No physical harm is seen." },
          { "score": 1, "words": "Minor injury that needs no treatment." },
          { "score": 2, "words": "Injury that needs treatment, without lasting effect." },
          { "score": 4, "words": "Serious injury or lasting effect on health." },
          { "score": 8, "words": "Death or life-changing injury." } ] },
        { "code": "psychological", "title": "Psychological harm", "weight": 2,
          "question": "What does it usually do to the minds and freedom of those it touches?",
          "anchors": [
          { "score": 0, "words": "No psychological harm is seen." },
          { "score": 1, "words": "Upset that passes within days." },
          { "score": 2, "words": "Distress that changes how people live for weeks." },
          { "score": 4, "words": "Lasting fear, control or trauma that needs help." },
          { "score": 8, "words": "Life-changing trauma, enslavement or loss of any free choice." } ] },
        { "code": "financial", "title": "Financial harm", "weight": 1,
          "question": "What does it usually cost a person, household or business that it hits?",
          "anchors": [
          { "score": 0, "words": "No loss is seen." },
          { "score": 1, "words": "A loss that is easily borne." },
          { "score": 2, "words": "A loss that is felt for months." },
          { "score": 4, "words": "A loss that threatens a home or a business." },
          { "score": 8, "words": "Ruin: homes, savings or businesses are lost." } ] },
        { "code": "community", "title": "Harm to the community", "weight": 2,
          "question": "What does it do to how safe, united and confident people feel here?",
          "anchors": [
          { "score": 0, "words": "No effect on the community is seen." },
          { "score": 1, "words": "A street or a few premises are talked about." },
          { "score": 2, "words": "A neighbourhood avoids places or people." },
          { "score": 4, "words": "Several neighbourhoods live with it; trust in services falls." },
          { "score": 8, "words": "Daily life, cohesion or public order of a town is changed." } ] },
        { "code": "services", "title": "Burden on public services", "weight": 1,
          "question": "How much of partners' work goes into it?",
          "anchors": [
          { "score": 0, "words": "No work beyond the everyday." },
          { "score": 1, "words": "Work of one service, within its means." },
          { "score": 2, "words": "Regular work of several services." },
          { "score": 4, "words": "Work that other duties are left for." },
          { "score": 8, "words": "Services cannot meet other duties because of it." } ] },
        { "code": "reach", "title": "Reach", "weight": 1,
          "question": "How far does it spread across the area and beyond?",
          "anchors": [
          { "score": 0, "words": "It is not found in the area." },
          { "score": 1, "words": "One place." },
          { "score": 2, "words": "Several places in one part of the area." },
          { "score": 4, "words": "Most of the area." },
          { "score": 8, "words": "The whole area and its neighbours." } ] }
      ] },
    { "code": "likelihood", "title": "Likelihood",
      "meaning": "How much of it there is, whether it grows, and who is open to it.",
      "criteria": [
        { "code": "presence", "title": "Confirmed presence", "weight": 2,
          "question": "How sure is it that the threat is active here?",
          "anchors": [
          { "score": 0, "words": "Looked for and not found." },
          { "score": 1, "words": "Suspected from single reports." },
          { "score": 2, "words": "Several reports point to it." },
          { "score": 4, "words": "Confirmed by results of partners' work." },
          { "score": 8, "words": "Confirmed again and again, by more than one partner." } ] },
        { "code": "frequency", "title": "Frequency", "weight": 2,
          "question": "How often does it happen?",
          "anchors": [
          { "score": 0, "words": "Not within the last year." },
          { "score": 1, "words": "Once or twice a year." },
          { "score": 2, "words": "Every few months." },
          { "score": 4, "words": "About every month." },
          { "score": 8, "words": "Every week or more often." } ] },
        { "code": "volume", "title": "Volume", "weight": 1,
          "question": "How many victims, offences or groups are there, against areas of the same size?",
          "anchors": [
          { "score": 0, "words": "None is known." },
          { "score": 1, "words": "Far fewer than elsewhere." },
          { "score": 2, "words": "About as many as elsewhere." },
          { "score": 4, "words": "More than elsewhere." },
          { "score": 8, "words": "Far more than elsewhere." } ] },
        { "code": "trend", "title": "Direction", "weight": 1,
          "question": "Where is it heading over the next twelve months, if nothing else is done?",
          "anchors": [
          { "score": 0, "words": "It is ending." },
          { "score": 1, "words": "It is falling." },
          { "score": 2, "words": "No clear change." },
          { "score": 4, "words": "It is rising." },
          { "score": 8, "words": "Rising fast, or changing into something worse." } ] },
        { "code": "capability", "title": "Intent and capability", "weight": 1,
          "question": "How willing and able are those behind it?",
          "anchors": [
          { "score": 0, "words": "Nobody is known to be behind it." },
          { "score": 1, "words": "Willing, but able to do little." },
          { "score": 2, "words": "Organised, with local means." },
          { "score": 4, "words": "Well organised, with means across areas." },
          { "score": 8, "words": "Well organised, protected and quick to replace what is lost." } ] },
        { "code": "vulnerability", "title": "Who is open to it", "weight": 1,
          "question": "How many people or places here are open to it, and how well are they protected?",
          "anchors": [
          { "score": 0, "words": "Nobody and nothing is known to be open to it." },
          { "score": 1, "words": "Few, and well protected." },
          { "score": 2, "words": "Some, and partly protected." },
          { "score": 4, "words": "Many, and partly protected." },
          { "score": 8, "words": "Many, and hardly protected." } ] }
      ] },
    { "code": "confidence", "title": "Confidence",
      "meaning": "How strong the evidence under these scores is. It stands beside the risk and never changes it.",
      "criteria": [
        { "code": "strength", "title": "Strength of the evidence", "weight": 2,
          "question": "What do the scores mostly rest on?",
          "anchors": [
          { "score": 0, "words": "Opinion, or a single uncorroborated report." },
          { "score": 1, "words": "Reports of one kind, partly corroborated." },
          { "score": 2, "words": "Figures and reports that mostly agree." },
          { "score": 3, "words": "Good figures and corroborated reports that agree." } ] },
        { "code": "coverage", "title": "Coverage", "weight": 1,
          "question": "How much of what partners could know has been sent?",
          "anchors": [
          { "score": 0, "words": "Most sources of this theme are missing." },
          { "score": 1, "words": "Important sources are missing." },
          { "score": 2, "words": "Some sources are missing, none that matters most." },
          { "score": 3, "words": "Every expected source is in." } ] },
        { "code": "freshness", "title": "Age", "weight": 1,
          "question": "How old is what the scores rest on?",
          "anchors": [
          { "score": 0, "words": "Mostly older than two years." },
          { "score": 1, "words": "Mostly one to two years old." },
          { "score": 2, "words": "Mostly of the last year." },
          { "score": 3, "words": "Mostly of this period." } ] }
      ] },
    { "code": "position", "title": "Organisational position",
      "meaning": "How well partners are placed to deal with it. It stands beside the risk and never changes it.",
      "criteria": [
        { "code": "capacity_gap", "title": "Gap in capacity", "weight": 1,
          "question": "Do partners have the people and the time that this threat asks for?",
          "anchors": [
          { "score": 0, "words": "Enough people and time." },
          { "score": 1, "words": "A small gap that others cover." },
          { "score": 2, "words": "A gap that slows the work." },
          { "score": 3, "words": "A gap that stops the work." } ] },
        { "code": "capability_gap", "title": "Gap in capability", "weight": 1,
          "question": "Do partners have the skills, powers and tools?",
          "anchors": [
          { "score": 0, "words": "All that is needed is there." },
          { "score": 1, "words": "A small gap that others cover." },
          { "score": 2, "words": "A gap that slows the work." },
          { "score": 3, "words": "A gap that stops the work." } ] },
        { "code": "plan_gap", "title": "Gap in the plan", "weight": 1,
          "question": "Is there a plan with an owner, and is it kept to?",
          "anchors": [
          { "score": 0, "words": "A plan with an owner, kept to." },
          { "score": 1, "words": "A plan, partly late." },
          { "score": 2, "words": "A plan without an owner, or mostly late." },
          { "score": 3, "words": "There is no plan for it." } ] }
      ] }
  ],
  "confidenceGrades": [{ "grade": "low", "from": 0 }, { "grade": "moderate", "from": 0.4 }, { "grade": "high", "from": 0.75 }],
  "positionGrades": [
    { "grade": "well placed", "from": 0 }, { "grade": "partly placed", "from": 0.34 }, { "grade": "badly placed", "from": 0.67 }],
  "lowConfidenceAbove": 0.34
}
$matrix$)
on conflict (version) do nothing;
