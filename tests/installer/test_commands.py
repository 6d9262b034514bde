"""The two set-up commands, from a bare checkout to the program's exit code."""

import sys

import pytest

SETTING_UP = "正在下载并安装所需组件"


def test_the_first_start_sets_up_and_hands_over_arguments_and_exit_code(locked):
    done = locked.start("run.py", "check", "某 报告.docx", GUI_EXIT="1")
    assert done.returncode == 1
    assert done.stdout == "gui ['check', '某 报告.docx'] 1\n"
    assert SETTING_UP in done.stderr


def test_the_second_start_finds_everything_ready(locked):
    locked.start("run.py", "rules")
    done = locked.start("run.py", "rules")
    assert (done.returncode, done.stdout, done.stderr) == (0, "gui ['rules'] 1\n", "")


def test_a_changed_lock_is_installed_at_the_next_start(locked):
    locked.start("run.py", "rules")
    locked.lock("run.txt", "tiny", __init__="VERSION = 2")
    done = locked.start("run.py", "rules")
    assert done.stdout == "gui ['rules'] 2\n"
    assert SETTING_UP in done.stderr


def test_an_interrupted_set_up_is_done_again(locked):
    half_made = locked.root / ".venv" / "bin"
    half_made.mkdir(parents=True)
    (half_made / "python").write_text("", encoding="utf-8")
    assert locked.start("run.py", "rules").stdout == "gui ['rules'] 1\n"


def test_a_moved_checkout_runs_from_its_new_place(locked):
    locked.start("run.py", "rules")
    locked.root = locked.root.rename(locked.root.with_name("新位置"))
    assert locked.start("run.py", "rules").stdout == "gui ['rules'] 1\n"


def test_a_folder_named_gui_where_the_user_works_is_not_run(locked):
    (locked.elsewhere / "gui").mkdir()
    (locked.elsewhere / "gui" / "__main__.py").write_text("print('stranger')", encoding="utf-8")
    assert locked.start("run.py", "rules").stdout == "gui ['rules'] 1\n"


def test_a_file_that_does_not_match_its_hash_is_refused_in_one_sentence(locked):
    lock = locked.root / "requirements" / "run.txt"
    good = lock.read_text(encoding="utf-8")
    lock.write_text(good[:-5] + "0000\n", encoding="utf-8")
    refused = locked.start("run.py", "rules")
    assert refused.returncode == 69
    assert refused.stdout == ""
    assert "校验值不符" in refused.stderr.splitlines()[-1]
    assert "Traceback" not in refused.stderr

    lock.write_text(good, encoding="utf-8")
    assert locked.start("run.py", "rules").returncode == 0


@pytest.mark.parametrize("check_exit", ["0", "1"])
def test_without_arguments_and_display_the_sample_is_checked_and_exported(locked, check_exit):
    done = locked.start("run.py", GUI_EXIT=check_exit)
    exported = locked.elsewhere / "nianbao-sample.docx"
    sample = str(locked.root / "resources" / "sample.json")
    assert done.returncode == 0
    assert exported.exists()
    assert done.stdout.splitlines() == [
        f"检查样例报告 {sample}",
        f"gui {['check', sample]} 1",
        f"gui {['export', sample, 'nianbao-sample.docx']} 1",
        f"已导出到 {exported}",
    ]


def test_a_sample_that_cannot_be_read_is_not_exported(locked):
    done = locked.start("run.py", GUI_EXIT="2")
    assert done.returncode == 2
    assert not (locked.elsewhere / "nianbao-sample.docx").exists()


def test_without_arguments_but_with_a_display_the_window_opens(locked):
    assert locked.start("run.py", DISPLAY=":7").stdout == "gui [] 1\n"


def test_the_test_command_runs_pytest_from_the_checkout_without_a_screen(checkout):
    main = "import os, sys; print(os.getcwd(), sys.argv[1:], os.environ.get('QT_QPA_PLATFORM'))"
    checkout.lock("dev.txt", "pytest", __init__="", __main__=main)
    done = checkout.start("test.py", "-k", "form")
    assert done.returncode == 0
    platform = "offscreen" if sys.platform == "linux" else None  # the others always have a screen
    assert done.stdout == f"{checkout.root} ['-k', 'form'] {platform}\n"
