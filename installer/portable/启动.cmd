@echo off
chcp 936 >nul
setlocal
if "%PROCESSOR_ARCHITECTURE%%PROCESSOR_ARCHITEW6432%"=="x86" goto old
set build=
set key="HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion"
for /f "tokens=3" %%b in ('reg query %key% /v CurrentBuildNumber 2^>nul ^| find "CurrentBuildNumber"') do set build=%%b
if defined build if %build% LSS 17763 goto old
start "" "%~dp0nianbao.exe" %*
exit /b 0
:old
echo.
echo 这台电脑用不了年报助手：它需要 64 位的 Windows 10（1809 版以后）或 Windows 11。
echo.
pause
exit /b 3
