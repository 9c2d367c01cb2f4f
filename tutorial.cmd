@echo off
rem Starts the kit on Windows: builds what is missing or changed, then runs the command line with the same arguments.
rem Plain tutorial.cmd opens the lessons. The twin of ./tutorial; both share launcher\prepare.mjs.
setlocal

where dotnet >nul 2>nul || (
    echo The kit needs the .NET 10 SDK, and 'dotnet' was not found: install it from https://dotnet.microsoft.com/download/dotnet/10.0 and run tutorial again. 1>&2
    exit /b 1
)
where node >nul 2>nul || (
    echo The kit needs Node 20 or later, and 'node' was not found: install it from https://nodejs.org and run tutorial again. 1>&2
    exit /b 1
)

set DOTNET_NOLOGO=1
set DOTNET_CLI_TELEMETRY_OPTOUT=1
rem Vector<T> stops at 256 bits unless told; a machine without AVX-512 stays below this ceiling by itself.
if not defined DOTNET_MaxVectorTBitWidth set DOTNET_MaxVectorTBitWidth=512

set "TUTORIAL_ROOT=%~dp0."
set "TUTORIAL_KIT="
for /f "usebackq delims=" %%k in (`node "%~dp0launcher\prepare.mjs"`) do set "TUTORIAL_KIT=%%k"
if not defined TUTORIAL_KIT exit /b 1

if "%~1"=="" (
    dotnet "%TUTORIAL_KIT%\tutorial.dll" open
) else (
    dotnet "%TUTORIAL_KIT%\tutorial.dll" %*
)
exit /b %ERRORLEVEL%
