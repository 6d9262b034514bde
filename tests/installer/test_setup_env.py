"""When an environment counts as ready, and what is written into it."""

import os
import subprocess
import sys
import threading

import pytest
from _setup_env import Environment, ensure, exclusively, is_ready, wanted_stamp, write_pth


@pytest.fixture
def ready(tmp_path):
    env = Environment(tmp_path, tmp_path / ".venv", tmp_path / "run.txt")
    env.lock.write_text("lxml==6.1.3 --hash=sha256:00\n", encoding="utf-8")
    env.python.parent.mkdir(parents=True)
    env.python.write_text("", encoding="utf-8")
    env.stamp.write_text(wanted_stamp(env), encoding="utf-8")
    return env


def test_a_whole_environment_in_step_with_its_lock_is_ready(ready):
    assert is_ready(ready)


def test_a_ready_environment_is_left_alone(ready):
    before = sorted(ready.root.rglob("*"))
    assert ensure(ready) is False
    assert sorted(ready.root.rglob("*")) == before


def test_nothing_is_not_ready(tmp_path):
    assert not is_ready(Environment(tmp_path, tmp_path / ".venv", tmp_path / "run.txt"))


def test_a_half_made_environment_is_not_ready(ready):
    ready.stamp.unlink()
    assert not is_ready(ready)


def test_an_environment_whose_python_was_removed_is_not_ready(ready):
    ready.python.unlink()
    assert not is_ready(ready)


def test_a_changed_lock_makes_it_unready(ready):
    ready.lock.write_text("lxml==6.1.4 --hash=sha256:01\n", encoding="utf-8")
    assert not is_ready(ready)


def test_a_moved_checkout_makes_it_unready(ready):
    assert not is_ready(ready._replace(root=ready.root / "moved"))


def test_another_python_makes_it_unready(ready):
    stamp = ready.stamp.read_text(encoding="utf-8")
    ready.stamp.write_text(stamp.replace("Python 3.", "Python 4."), encoding="utf-8")
    assert not is_ready(ready)


@pytest.mark.parametrize("locale", ["C", "C.UTF-8", "zh_CN.GB18030"])
@pytest.mark.parametrize("name", ["plain", "年 报", "it's"])
def test_the_checkout_is_on_the_path_under_every_locale(tmp_path, name, locale):
    checkout = tmp_path / name
    checkout.mkdir()
    (checkout / "found_it.py").write_text("print('found')", encoding="utf-8")
    write_pth(tmp_path, checkout)
    code = f"import site; site.addsitedir({str(tmp_path)!r}); import found_it"
    done = subprocess.run(
        [sys.executable, "-S", "-c", code],
        env={**os.environ, "LC_ALL": locale},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("found\n", "")


def test_a_second_set_up_waits_for_the_first(tmp_path):
    lock = tmp_path / "lock"
    order = []

    def second():
        with exclusively(lock):
            order.append("second")

    thread = threading.Thread(target=second)
    with exclusively(lock):
        thread.start()
        thread.join(timeout=0.2)
        order.append("first")
    thread.join()
    assert order == ["first", "second"]
