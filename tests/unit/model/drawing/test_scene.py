"""A scene as a camera sees it: turned, tilted, framed closer, and what hides what."""

from __future__ import annotations

import pytest

from kneecoach.model.body.figure import Figure, Guide, Prop, Role, Shot, View, Wrong
from kneecoach.model.body.pose import Leg, Pose, Trunk
from kneecoach.model.body.skeleton import stand
from kneecoach.model.drawing.camera import Camera
from kneecoach.model.drawing.framing import box_of
from kneecoach.model.drawing.guides import FOCUS, LIMITS
from kneecoach.model.drawing.picture import Face, Line
from kneecoach.model.drawing.scene import scene

AHEAD, LEFT, UP = (1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)
STANDING = Pose(at=(0, 0, 0.53))
STEP = Prop(kind="box", start=(0.1, -0.2, 0), end=(0.3, 0.2, 0.1))


def figure(*props: Prop, side: Shot | None = None, front: Shot | None = None) -> Figure:
    shots: dict[View, Shot] = {"side": side or Shot(), "front": front or Shot()}
    return Figure(start=STANDING, end=STANDING, props=props, shots=shots)


def lines(of: Figure, view: View, guide: Guide | None = None) -> list[Line]:
    strokes = scene(of, 0.0, Camera(view), guide=guide)
    return [stroke for stroke in strokes if isinstance(stroke, Line)]


def strokes(of: Figure, view: View, *roles: Role, guide: Guide | None = None) -> list[Line]:
    return [line for line in lines(of, view, guide=guide) if line.role in roles]


def test_from_the_side_ahead_is_leftwards_and_from_the_front_the_left_side_is() -> None:
    side, front = Camera("side").lens(figure()), Camera("front").lens(figure())
    assert side.flat(AHEAD) == (-1, 0)
    assert side.flat(LEFT) == (0, 0)
    assert front.flat(LEFT) == (-1, 0)
    assert side.flat(UP) == front.flat(UP) == (0, 1)


def test_the_side_view_turned_towards_the_front_shows_both_sides_of_the_body() -> None:
    lens = Camera("side").lens(figure(side=Shot(turn=30)))
    assert lens.flat(AHEAD)[0] == pytest.approx(-0.866, abs=1e-3)
    assert lens.flat(LEFT)[0] == pytest.approx(0.5, abs=1e-3)


def test_the_working_side_is_nearer_in_a_front_view_turned_towards_it() -> None:
    lens = Camera("front").lens(figure(front=Shot(turn=30)))
    assert lens.near[1] > 0


def test_from_behind_left_stays_left() -> None:
    lens = Camera("front").lens(figure(front=Shot(turn=180)))
    assert lens.flat(LEFT) == (-1, 0)
    assert lens.near == (-1, 0, 0)


def test_looked_at_from_above_what_is_nearer_is_lower_in_the_picture() -> None:
    lens = Camera("side").lens(figure(side=Shot(tilt=30)))
    assert lens.flat(LEFT)[1] < 0 < lens.flat(UP)[1] < 1


def test_the_right_side_is_turned_over_whatever_the_shot() -> None:
    shown = figure(side=Shot(turn=30, tilt=20))
    left, right = (Camera("side", mirrored).lens(shown) for mirrored in (False, True))
    for place in (AHEAD, LEFT, UP):
        assert right.flat(place) == (-left.flat(place)[0], left.flat(place)[1])


def test_a_box_shows_the_edges_of_the_faces_turned_to_the_camera() -> None:
    turned = figure(STEP, side=Shot(turn=30))
    looked_down_on = figure(STEP, side=Shot(turn=30, tilt=20))
    assert len(strokes(figure(STEP), "side", "prop")) == 4
    assert len(strokes(turned, "side", "prop")) == 7
    assert len(strokes(looked_down_on, "side", "prop")) == 9


def test_from_above_a_mat_stands_for_the_line_of_the_floor() -> None:
    mat = Prop(kind="mat", start=(-0.3, -0.3, 0), end=(0.3, 0.3, 0))
    level, tilted = figure(mat), figure(mat, side=Shot(tilt=20))
    assert max(line.end[0] - line.start[0] for line in strokes(level, "side", "floor")) > 10
    floor = strokes(tilted, "side", "floor")
    assert len({point[1] for line in floor for point in (line.start, line.end)}) > 1
    assert all(abs(point[0]) <= 0.3 for line in floor for point in (line.start, line.end))


def test_from_the_side_the_far_leg_is_drawn_first_then_the_step_then_the_near_leg() -> None:
    roles = [line.role for line in lines(figure(STEP), "side")]
    assert roles.index("far") < roles.index("prop") < roles.index("near")


def test_from_the_front_the_leg_ahead_is_drawn_over_the_other() -> None:
    lunge = Pose(at=(0, 0, 0.5), leg=Leg(flex=-20), other_leg=Leg(flex=40))
    roles = [line.role for line in lines(Figure(start=lunge, end=lunge), "front")]
    assert roles[-1] == "body"
    lunge = Pose(at=(0, 0, 0.5), leg=Leg(flex=40), other_leg=Leg(flex=-20))
    roles = [line.role for line in lines(Figure(start=lunge, end=lunge), "front")]
    assert roles[-1] == "near"


def test_a_step_hides_the_leg_behind_it_and_none_before_it() -> None:
    def order(x: float) -> list[str]:
        stood_by = figure(Prop(kind="box", start=(x, -0.2, 0), end=(x + 0.2, 0.2, 0.1)))
        strokes = scene(stood_by, 0.0, Camera("front"))
        return ["face" if isinstance(one, Face) else one.role for one in strokes]

    assert order(0.3).index("face") > order(0.3).index("near")
    assert order(-0.5).index("face") < order(-0.5).index("near")


def test_a_guide_along_the_back_lies_behind_it() -> None:
    (stick,) = strokes(figure(), "side", "guide", guide="flat back")
    assert stick.start[0] == stick.end[0] > 0


def drooping(guide: Guide, progress: float, fault: str | None) -> tuple[list[Line], list[Line]]:
    """Return a guide, and the rings of its joints, of a body that sinks, too far if wrong."""
    low, lower = Pose(at=(0, 0, 0.5)), Pose(at=(0.2, 0, 0.3), trunk=Trunk(pitch=60))
    wrong = {"sinks": Wrong(view="side", words="It sinks.", end=lower)}
    of = Figure(start=STANDING, end=low, wrong=wrong)
    drawn = list(scene(of, progress, Camera("side"), fault=fault, guide=guide))
    by_role = ([one for one in drawn if isinstance(one, Line) and one.role == role]
               for role in ("guide", "focus"))  # fmt: skip
    return next(by_role), next(by_role)


@pytest.mark.parametrize("guide", FOCUS)
def test_in_a_wrong_figure_the_guide_stays_where_the_right_body_has_it(guide: Guide) -> None:
    (right, ring), (same, other_ring) = drooping(guide, 1, None), drooping(guide, 1, "sinks")
    assert right == same
    assert ring != other_ring


@pytest.mark.parametrize("guide", sorted(LIMITS))
def test_how_far_to_go_is_shown_from_the_start(guide: Guide) -> None:
    assert drooping(guide, 0, None)[0] == drooping(guide, 1, None)[0]


def test_the_nose_tells_which_way_one_looks() -> None:
    def ends(of: Figure) -> tuple[float, float]:
        xs = [x for line in lines(of, "side") for x, y in (line.start, line.end) if y > 0.85]
        return min(xs), max(xs)

    left, right = ends(figure())
    assert -left > right + 0.02
    left, right = ends(Figure(start=about_turned(), end=about_turned()))
    assert right > -left + 0.02


def about_turned() -> Pose:
    return Pose(at=STANDING.at, trunk=Trunk(yaw=180))


def test_what_a_hand_holds_is_drawn_after_its_arm() -> None:
    weight = Prop(kind="line", start=(0, 0, 0), end=(0.1, 0, 0), on=("left hand",))
    roles = [line.role for line in lines(figure(weight), "side")]
    assert roles.index("prop") > roles.index("near")


def test_framed_closer_hips_and_legs_fill_the_picture() -> None:
    closer = figure(side=Shot(frame="legs"))
    box, joints = box_of(closer, Camera("side")), stand(STANDING)
    assert joints["left hip"][2] < box.top < joints["left elbow"][2]
    assert box.right - box.left < 0.5


def test_framed_closest_the_working_foot_has_its_toes_and_the_bowl_that_it_reaches_into() -> None:
    bowl = Prop(kind="bowl", start=(0.2, 0.3, 0), end=(0.3, 0.4, 0.03))
    near, far = (figure(bowl, front=Shot(frame=frame)) for frame in ("foot", "legs"))
    box, knee = box_of(near, Camera("front")), stand(STANDING)["left knee"]
    assert box.left < -0.4
    assert box.top < knee[2]
    assert len(strokes(near, "front", "near")) >= len(strokes(far, "front", "near")) + 5


def test_from_the_side_a_bowl_is_a_half_circle_under_its_rim_and_from_above_a_circle() -> None:
    bowl = Prop(kind="bowl", start=(-0.05, -0.05, 0), end=(0.05, 0.05, 0.03))

    def extent(*shot: float) -> tuple[float, float]:
        mat = Prop(kind="mat", start=(0, 0, 0), end=(1, 1, 0))
        drawn = strokes(figure(bowl, mat, side=Shot(tilt=shot[0])), "side", "prop")
        heights = [point[1] for line in drawn for point in (line.start, line.end)]
        return min(heights), max(heights)

    assert extent(0) == pytest.approx((0, 0.03))
    assert extent(90) == pytest.approx((-0.05, 0.05))


def test_a_fault_of_the_whole_body_is_seen_whole() -> None:
    closer = figure(side=Shot(frame="legs"))
    assert box_of(closer, Camera("side", whole=True)) == box_of(figure(), Camera("side"))


def test_the_line_of_the_body_stays_above_the_floor() -> None:
    lying = Pose(at=(0, 0, 0.2), trunk=Trunk(pitch=-70), leg=Leg(heel=(0.5, 0.0955, 0)))
    shown = Figure(start=lying, end=lying)
    for line in strokes(shown, "side", "guide", guide="straight line"):
        assert min(line.start[1], line.end[1]) > 0


def test_a_pose_that_only_one_end_gives_a_place_is_refused() -> None:
    kept = Pose(at=STANDING.at, leg=Leg(heel=(0, 0.1, 0)))
    with pytest.raises(ValueError, match=r"do not fit together: leg\.heel"):
        Figure(start=kept, end=STANDING)
    with pytest.raises(ValueError, match="at"):
        Figure(start=Pose(), end=STANDING)
    with pytest.raises(ValueError, match="other_leg"):
        Figure(start=STANDING, end=Pose(at=STANDING.at, other_leg=Leg()))
    with pytest.raises(ValueError, match=r"wrong\.slip: .*leg\.heel"):
        Figure(
            start=STANDING,
            end=STANDING,
            wrong={"slip": Wrong(view="side", words="It slips.", end=kept)},
        )


def test_an_angle_that_only_one_end_gives_grows_from_nothing() -> None:
    bowed = Figure(start=STANDING, end=Pose(at=STANDING.at, trunk=Trunk(pitch=40)))
    trunk = bowed.pose(0.5).trunk
    assert trunk is not None
    assert trunk.pitch == pytest.approx(20)
