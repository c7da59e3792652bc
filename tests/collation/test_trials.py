"""What accounts of a trial tell unlike: the plea, bail, the charge, the verdict, what became of a post."""

from __future__ import annotations

import pytest

from tests.collation.stories import differences

TRIAL = "Prosecutors in Calder charged the mayor, Ivo Lind, on Tuesday after a long inquiry. "


@pytest.mark.parametrize(
    ("one", "other", "asked"),
    [
        ("Lind pleaded not guilty.", "Lind entered no plea.", "plea"),
        ("Lind entered a plea of not guilty.", "Lind entered a guilty plea.", "admitted"),
        ("Lind declined to enter a plea.", "Lind pleaded innocent.", "plea"),
        ("The indictment remains sealed.", "The indictment was unsealed on Tuesday.", "public"),
        ("The indictment is still under seal.", "The indictment was made public.", "public"),
        ("Lind enjoys immunity.", "Parliament has lifted his immunity.", "immune"),
        ("Lind is protected by immunity.", "Lind was stripped of his immunity.", "immune"),
        ("Lind agreed to be extradited.", "Lind is fighting extradition.", "extradition"),
        ("Lind was extradited.", "A court blocked his extradition.", "extradited"),
        ("The jury was deadlocked.", "The jury found Lind guilty.", "jury agreed"),
        ("The verdict was unanimous.", "The jury was split 10-2.", "unanimous"),
        ("Lind turned himself in.", "Lind was arrested at his home.", "how taken"),
        ("Lind was led away in handcuffs.", "Lind was not handcuffed.", "handcuffed"),
        ("Prosecutors will seek the death penalty.", "Prosecutors ruled out the death penalty.", "death is sought"),
        ("Lind was charged as an adult.", "Lind was charged as a juvenile.", "minor or an adult"),
        ("Lind was tried in absentia.", "Lind stood in the dock.", "in court"),
        ("Lind will appeal against the verdict.", "Lind has decided against an appeal.", "appeal"),
        ("Lind was placed on leave.", "Lind is staying in his post.", "post"),
        ("Lind resigned as chairman.", "Lind will remain chairman of the bank.", "post"),
        ("Lind faces charges of bribery.", "Lind was indicted for fraud, not bribery.", "charged with what"),
        ("Lind was arrested on suspicion of fraud.", "Lind was arrested on suspicion of tax evasion.", "suspicion"),
        ("Lind denied any wrongdoing.", "Lind admitted taking the money.", "admitted"),
    ],
)  # fmt: skip
def test_what_accounts_of_a_trial_tell_unlike(one: str, other: str, asked: str) -> None:
    assert any(asked in point.subject for point in differences(TRIAL + one, TRIAL + other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # told in other words
        ("Lind entered a plea of not guilty.", "Lind pleaded not guilty to all counts."),
        ("Lind pleaded not guilty.", "Lind denied the charges."),
        ("The indictment was unsealed.", "The indictment was made public."),
        ("Parliament lifted his immunity.", "Lind no longer enjoys immunity."),
        ("Lind surrendered to police.", "Lind was arrested by police."),
        # told of before, and of another
        ("The indictment had been sealed until Tuesday.", "The indictment was unsealed on Tuesday."),
        ("The first trial ended in a mistrial.", "The jury found Lind guilty."),
        ("Lind’s deputy was arrested at his home.", "Lind surrendered."),
        ("Lind’s deputy resigned.", "Lind refused to resign."),
        ("Lind was charged with bribery.", "His aide was charged with fraud."),
        ("Lind was charged with conspiracy and fraud.", "Lind was charged with fraud."),
        # not told to be so
        ("The opposition called on Lind to resign.", "Lind remains in office."),
        ("Lind threatened to resign.", "Lind will stay in office."),
        ("Prosecutors could seek the death penalty.", "Prosecutors will not seek the death penalty."),
    ],
)  # fmt: skip
def test_what_goes_together(one: str, other: str) -> None:
    assert not differences(TRIAL + one, TRIAL + other)


def test_a_term_that_is_named_so() -> None:
    jailed = "A court in Aix sentenced the former priest to 12 years in prison on Tuesday."
    told = differences(jailed, "Nine years behind bars was the punishment of a priest in Aix.")
    assert [p.subject for p in told] == ["prison term"]
    assert not differences(jailed, "A priest was jailed in Aix. The maximum sentence was 15 years.")
    assert not differences(jailed, "A priest was jailed in Aix after a hearing of nine hours.")
